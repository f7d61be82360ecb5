/** A function of a text that computes its answer for each text once: for names that come again in every row. */
export function remembered<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) known.set(text, (answer = { value: compute(text) }));
    return answer.value;
  };
}
