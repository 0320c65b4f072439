export { renderCompatibilityPage } from './addons/compatibility-page.ts';
export {
  basisWords,
  cellWords,
  derivedSentence,
  maturityWords,
  statusWords,
} from './addons/compatibility-words.ts';
export { renderAddon, renderAddonHtml } from './addons/render-addon.ts';
export { renderAddonMatrix, renderAddonMatrixHtml } from './addons/render-addon-matrix.ts';
export { unknownAddonSentence } from './addons/unknown-addon-sentence.ts';
export { nearSlugs } from './near-slugs.ts';
export { printable } from './printable.ts';
export { renderConnection } from './render-connection.ts';
export {
  explanationListTitle,
  renderExplanation,
  renderExplanationHtml,
  renderExplanationList,
} from './render-explanation.ts';
export { renderHtml } from './render-html.ts';
export { renderMarkdown } from './render-markdown.ts';
export { renderTerminal } from './render-terminal.ts';
export { renderText } from './render-text.ts';
export { renderVerification, verificationSummary } from './render-verification.ts';
export { renderSarif } from './sarif/render-sarif.ts';
export { connectionFailureSentence } from './sentences/connection-failure-sentence.ts';
export { connectionSentence } from './sentences/connection-sentence.ts';
export { unknownExplanationSentence } from './sentences/unknown-explanation-sentence.ts';
export { unreadSentence } from './sentences/unread-sentence.ts';
export { shellWords } from './shell-words.ts';
export { renderWhatIf } from './what-if/render-what-if.ts';
