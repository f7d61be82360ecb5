const set = (words: string): Set<string> => new Set(words.split(' '));

const LABELS: ReadonlySet<string> = set(
  'field item property key attribute name meta metadata feld eigenschaft merkmal attribut angabe champ propriété campo propiedad atributo propriedade pole údaj 字段 项目 属性 項目 항목',
);
/** Headers of the column of values beside one of labels. */
export const VALUE_HEADERS: ReadonlySet<string> = set(
  'value values content details wert inhalt valeur contenu valor contenido conteúdo hodnota 值 内容 内容值 値 값 내용',
);

/**
 * Whether two columns, by their folded headers, have a label and its value in each row: `Field | Value`, `Feld | Wert`,
 * or no header.
 */
export const areFieldHeaders = (label: string, value: string): boolean =>
  label === '' ? value === '' : LABELS.has(label) && (value === '' || VALUE_HEADERS.has(value));
