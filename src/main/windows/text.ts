/**
 * A text as PowerShell reads it back, whatever is in it: quotes of every kind end a string there, and none of them
 * is left in Base64.
 */
export function powershellText(text: string): string {
  const units = new Uint8Array(text.length * 2);
  const view = new DataView(units.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), true);
  return `[Text.Encoding]::Unicode.GetString([Convert]::FromBase64String('${btoa(String.fromCharCode(...units))}'))`;
}
