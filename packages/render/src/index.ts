export { printable } from './printable.ts';
export { renderConnection } from './render-connection.ts';
export { renderHtml } from './render-html.ts';
export { renderText } from './render-text.ts';
export { renderVerification, verificationSummary } from './render-verification.ts';
export { connectionFailureSentence } from './sentences/connection-failure-sentence.ts';
export { connectionSentence } from './sentences/connection-sentence.ts';
export { shellWords } from './shell-words.ts';
export { renderWhatIf } from './what-if/render-what-if.ts';
