/** An id with its number left open, as templates write it: `EXP-XXX`, `EXP-[XXX]`, `EXP-001`. */
export const NUMBERED_ID =
  /(?<![A-Za-z0-9_-])((?:[A-Za-z][A-Za-z0-9]{0,20}[-_]){1,4}|[A-WYZ])\[?(X{2,9}|N{2,9}|#{2,9}|0{1,8}1?)\]?(?![A-Za-z0-9])/u;
