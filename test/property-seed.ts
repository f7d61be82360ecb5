import fc from 'fast-check';

/**
 * One seed for all properties: the result depends on the change, not on the draw. `EXPCTL_SEED=NUMBER` uses another one and
 * `EXPCTL_SEED=random` a random one; a property that fails prints the seed it failed with.
 */
const wanted = process.env['EXPCTL_SEED'] ?? '20261121';
const drawn = wanted === 'random' ? Math.trunc(Math.random() * 0x7fff_ffff) : Number(wanted);
if (!Number.isSafeInteger(drawn)) throw new Error(`EXPCTL_SEED is no whole number: ${wanted}`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: drawn });
