/** Path of a folder for what tests plant, on a disk in memory where there is one. */
export function fastTemp(): string;
/** Makes that folder; what is answered removes it. */
export function makeFastTemp(): () => void;
