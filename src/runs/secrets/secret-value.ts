/** `0.1`, `1e-3`, `512`: a setting; a number with more digits may be a PIN. */
const SETTING = /^[-+]?(?:\d{1,4}|\d*\.\d+|\d+(?:\.\d*)?[eE][-+]?\d+)$/;

/** In prose (`Auth: required`) a value after a colon must look like a key: long, with letters and digits mixed. */
export function isSecretValue(value: string, isAssigned: boolean): boolean {
  if (!isTelling(value) || value.startsWith('-') || SETTING.test(value)) return false;
  return isAssigned || (/^[\x21-\x7e]{12,}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value));
}

/** Not a mask, a variable, a placeholder, a path or a plain word for "on". */
export function isTelling(value: string): boolean {
  if (/^(?:\*+|x{3,}|X{3,}|\.{3,}|…|true|false|yes|no|none|null|required|optional|auto)$/i.test(value)) return false;
  return !/^(?:\$|%[A-Za-z_]|<|\[|\{\{|~?\/|\.\.?\/|your[-_])/i.test(value) && !/\*{3}|(?:x{6}|X{6})/.test(value);
}

/** Whether a value looks random: long, with letters of both cases and digits mixed, or with many hexadecimal digits. */
export function looksDrawn(value: string): boolean {
  if (!/^[A-Za-z0-9+/_=.-]{16,200}$/.test(value) || !isTelling(value)) return false;
  if (/^(?:[0-9a-f]{32,}|[0-9A-F]{32,})$/.test(value)) return /\d/.test(value) && /[a-f]/i.test(value);
  const digits = value.replace(/\D/g, '').length;
  return digits >= 2 && /[a-z]/.test(value) && /[A-Z]/.test(value) && !/^[\w-]+\.[a-z]{2,4}$/.test(value);
}
