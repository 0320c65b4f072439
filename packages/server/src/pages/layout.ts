import { html } from 'hono/html';

/** Markup in which everything that came from outside is escaped. */
export type Html = ReturnType<typeof html>;

export interface LayoutOptions {
  /** Whether search engines are asked to leave it out. */
  readonly isHidden?: boolean;
  /** What the page is, without the name of the site; empty on the first page. */
  readonly title: string;
  readonly body: Html;
}

/** A whole page: one style sheet of our own, no script, nothing from elsewhere. */
export function layout({ title, body, isHidden = false }: LayoutOptions): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${isHidden ? html`<meta name="robots" content="noindex, nofollow, noarchive">\n` : ''}<title>${title === '' ? '' : `${title} – `}whyblocked</title>
<link rel="stylesheet" href="/assets/page.css">
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="site">
<div class="width">
<a class="name" href="/">whyblocked</a>
<nav aria-label="Site"><a href="/">Ask</a> <a href="/causes">Causes</a> <a href="/interfaces">Interfaces</a> <a href="/addons">Addons</a> <a href="/report">Report</a> <a href="/openapi.json">API</a></nav>
</div>
</header>
<main id="main" class="width" tabindex="-1">
${body}
</main>
<footer class="site">
<div class="width">
<p>What you paste is read and answered, not kept, unless you share or report it.</p>
</div>
</footer>
</body>
</html>
`;
}
