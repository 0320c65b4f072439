export { renderCompatibilityPage } from './addons/compatibility-page.ts';
export { renderAddon, renderAddonHtml } from './addons/render-addon.ts';
export { renderAddonMatrix, renderAddonMatrixHtml } from './addons/render-addon-matrix.ts';
export { environmentWords, stateWords } from './addons/report-words.ts';
export { unknownAddonSentence } from './addons/unknown-addon-sentence.ts';
export type { Block } from './answer/block.ts';
export { compatibilityBlocks } from './answer/compatibility-blocks.ts';
export { explanationBlocks } from './answer/explanation-blocks.ts';
export { type AboutFacts, aboutBlocks } from './card/about-blocks.ts';
export { type CardParts, cardParts, detailBlocks, noiseBlocks } from './card/card-parts.ts';
export { type ChatNotice, chatNoticeSentence } from './card/chat-notice.ts';
export { discordBlocks } from './card/discord-block.ts';
export { discordText } from './card/discord-text.ts';
export { interfaceBlocks } from './card/interface-blocks.ts';
export { ownReportsBlocks, reportBlocks } from './card/report-blocks.ts';
export { type SettingsFacts, settingsBlocks } from './card/settings-blocks.ts';
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
export { blocksMarkdown, renderMarkdown } from './render-markdown.ts';
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
export { whatIfBlocks } from './what-if/what-if-blocks.ts';
