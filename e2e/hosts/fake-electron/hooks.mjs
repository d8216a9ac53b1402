/** Module hooks for Nodes that have no synchronous ones: `electron` is the stand-in. */
let standIn = '';

export function initialize(data) {
  standIn = data.standIn;
}

export function resolve(specifier, context, next) {
  if (specifier === 'electron') return { url: standIn, shortCircuit: true };
  return next(specifier, context);
}
