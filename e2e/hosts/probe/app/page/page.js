// Runs before the document is parsed: the API must already be there.
globalThis.earlyApi = typeof globalThis.probe?.call;
globalThis.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  globalThis.violations.push(event.effectiveDirective);
});
