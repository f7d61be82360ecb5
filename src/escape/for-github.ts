import { visible } from './visible.ts';

/**
 * One whole line for a CI log, in which no runner finds a command: neither `::name::` nor `##[name]`, which GitHub's
 * executes anywhere in a line (`##vso[` and `##teamcity[` belong to other runners). A line feed is shown as an escape.
 */
export const forGithub = (line: string): string => defused(visible(line)).replace(/:(?=:)/g, ':\\');

/** The message of a `::error …::message` annotation; line feeds separate its lines. */
export const forGithubMessage = (text: string): string =>
  text
    .split(/\r\n|\n/)
    .map((line) => defused(visible(line)).replaceAll('%', '%25'))
    .join('%0A');

/** The value of an annotation's property, such as `file=`. */
export const forGithubProperty = (text: string): string =>
  forGithubMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const defused = (text: string): string => text.replace(/#(?=#[a-z]*\[)/gi, '#\\');
