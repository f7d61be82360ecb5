const GUIDANCE =
  /^(?:todo|fixme|example|examples|e_g|note|notes_for_authors|hint|tip|tips|mandatory|important|attention|instructions|how_to_use|usage|beispiel|hinweis|例|示例)(?:_\d+)?$/u;
const ASKING = /^(?:please_)?(?:select|choose|pick|mark|circle)_(?:only_)?one(?:_of(?:_.*)?)?$/u;
const FACTS = new Set(['template_version', 'based_on', 'template', 'template_source']);

/** Whether a label introduces guidance for the person who fills in the template: `**Example**: …`. */
export const isGuidanceLabel = (name: string): boolean => GUIDANCE.test(name);

/**
 * Whether a label asks the reader to choose one of the items below it (`Choose one:`): it is removed with the answer.
 */
export const isAskingLabel = (name: string): boolean => ASKING.test(name);

/** Whether a label describes the template rather than the experiment: its value stays unchanged. */
export const isTemplateFact = (name: string): boolean => FACTS.has(name);
