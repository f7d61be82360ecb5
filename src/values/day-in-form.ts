const PART = /Y{4}|J{4}|A{4}|DD|TT|JJ|MM/gu;
const FORM = /^(?:Y{4}|J{4}|A{4}|DD|TT|JJ|MM|[./\-年月日년월일\s])+$/u;

/**
 * A day (`YYYY-MM-DD`) in the form that a template shows: `22.11.2026` for `TT.MM.JJJJ`, `2026年11月22日` for
 * `YYYY年MM月DD日`. A form that does not show a year, a month and a day once each leaves it as it is.
 */
export function dayInForm(form: string, day: string): string {
  const shown = form.trim().replace(/^[[<]|[\]>]$/gu, '');
  const [year = '', month = '', date = ''] = day.split('-');
  if (!FORM.test(shown)) return day;
  const parts = (shown.match(PART) ?? []).map((part) => (part.length === 4 ? 'year' : part === 'MM' ? 'month' : 'day'));
  if (parts.length !== 3 || new Set(parts).size !== 3) return day;
  return shown.replace(PART, (part) => (part.length === 4 ? year : part === 'MM' ? month : date));
}
