export { printable } from './printable.ts';
export { renderHtml } from './render-html.ts';
export { renderText } from './render-text.ts';
export { renderVerification, verificationSummary } from './render-verification.ts';
export { connectionSentence } from './sentences/connection-sentence.ts';
export { shellWords } from './shell-words.ts';
