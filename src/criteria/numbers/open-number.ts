import { lazy } from '../../text/lazy.ts';

const LETTERS = '[XYZ]|X{1,4}[.,]X{1,4}|X{2,4}|N{2,4}|TB[ADC]';
const NAME = new RegExp(`^(?:${LETTERS})$`, 'iu');
const limits = lazy(() => new RegExp(`^(?:<=|>=|==|!=|[<>=≤≥≠])\\s*(${LETTERS})\\s*(?:%|×|\\p{L}{0,10})$`, 'u'));

/** Whether a name is a template's placeholder for a number: the `X` in `expect: wer <= X`. */
export const isOpenNumber = (name: string): boolean => NAME.test(name);

/** The placeholder in a limit whose number is still to be written: the `X` in `≥ X %`, `< Y` and `<= XX.X ms`. */
export const openLimit = (limit: string): string | undefined => limits().exec(limit)?.[1];

/** The message about either. */
export const openNumberWords = (letters: string): string =>
  `\`${letters}\` stands for a number that is still to be written`;
