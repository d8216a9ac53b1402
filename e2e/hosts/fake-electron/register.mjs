/**
 * `node --import .../register.mjs main.js`: makes `electron` resolve to the built stand-in
 * (`out/host/electron.mjs`), in this process and in its workers.
 */
import * as nodeModule from 'node:module';

const standIn = new URL('../../../out/host/electron.mjs', import.meta.url).href;

if (typeof nodeModule.registerHooks === 'function') {
  nodeModule.registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
  });
} else {
  nodeModule.register('./hooks.mjs', import.meta.url, { data: { standIn } });
}
