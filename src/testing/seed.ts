import fc from 'fast-check';

/**
 * Properties are tried on the same cases in every run of the tests, so that a change that passed does not
 * fail by chance later. New cases are what `npm run fuzz` is for: there each run draws its own.
 */
if (process.env.BACKLINE_FUZZ === undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 4711 });
