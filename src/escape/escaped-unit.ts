/** A UTF-16 unit as the escape that JSON and YAML read: `\u200b`. */
export const escapedUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
