const CHANGE =
  /[Δ∆]|delta|chang|diff|gain|lift|improv|regress|drop|rise|increas|decreas|growth|versus|\bvs\b|relativ|saving|reduc|margin|return|bias|skew|änder|zuwachs|变化|変化|差/i;

/** Whether a label names a change in something (`WER reduction`, `Δ BLEU`), which may well be negative. */
export const isChangeName = (label: string): boolean => CHANGE.test(label);
