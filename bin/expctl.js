#!/usr/bin/env node
'use strict';
// CommonJS, and as short as possible: what is answered here takes only the time that node itself takes.

const argv = process.argv.slice(2);

if (isAlone('--version', '-V')) process.stdout.write(`${require('../package.json').version}\n`);
else if (isAlone('--help', '-h') && !require('node:tty').isatty(1)) process.stdout.write(helpText());
else start();

function isAlone(...words) {
  return argv.length === 1 && words.includes(argv[0]);
}

/** The text that the build printed; on a terminal the help is laid out again, to its width. */
function helpText() {
  return require('node:fs').readFileSync(`${__dirname}/../dist/help.txt`, 'utf8');
}

function start() {
  const { load } = require('./load.js');
  const { main, nodeHost } = load(require('node:path').join(__dirname, '../dist/cli.cjs'));
  main(argv, nodeHost()).then((code) => {
    process.exitCode = code;
    // All output is written by now (Windows writes later); waiting for Node to free its memory costs as much as a
    // document.
    if (process.platform !== 'win32') process.exit();
  });
}
