import { patternFinder } from '../pattern-finder.ts';

/** Secrets that are known by how they begin, wherever they stand. */
export const findKnownTokens = patternFinder([
  { near: ['eyj'], pattern: /(?<![\w-])(?<SECRET>eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]+)?)/dg },
  { near: ['gh'], pattern: /(?<![A-Za-z0-9])(?<SECRET>gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/dg },
  { near: ['gl'], pattern: /(?<![A-Za-z0-9])(?<SECRET>gl[a-z]{2,5}-[\w-]{16,}|glsa_[A-Za-z0-9_]{20,})/dg },
  { near: ['akia', 'asia'], pattern: /(?<![A-Za-z0-9])(?<SECRET>A(?:K|S)IA[A-Z0-9]{16})(?![A-Za-z0-9])/dg },
  {
    near: ['aiza', 'ya29.', 'gocspx-'],
    pattern: /(?<![A-Za-z0-9])(?<SECRET>AIza[\w-]{30,}|ya29\.[\w-]{16,}|GOCSPX-[\w-]{16,})/dg,
  },
  { near: ['xox', 'xapp-'], pattern: /(?<![A-Za-z0-9])(?<SECRET>(?:xox[a-z]|xapp-[0-9])-[A-Za-z0-9-]{10,})/dg },
  { near: ['hooks.slack.com/'], pattern: /hooks\.slack\.com\/(?:services|workflows)\/(?<SECRET>[\w/]{10,})/dg },
  { near: ['/webhooks/'], pattern: /\/api\/webhooks\/(?<SECRET>[0-9]{6,24}\/[\w-]{10,})/dg },
  { near: ['dckr_'], pattern: /(?<![A-Za-z0-9])(?<SECRET>dckr_[a-z]{3}_[\w-]{16,})/dg },
  {
    near: ['npm_', 'pypi-', 'hf_', 'k_live_', 'k_test_', 'dop_v1_', 'tskey-', 'shpat_'],
    pattern:
      /(?<![A-Za-z0-9])(?<SECRET>(?:npm_|pypi-|hf_|[sr]k_(?:live|test)_|dop_v1_|tskey-[a-z]{2,8}-|shpat_)[\w-]{16,})/dg,
  },
  { near: ['sk-'], pattern: /(?<![\w-])(?<SECRET>sk-(?:[a-z]{2,6}[0-9]{0,2}-){0,2}(?=[\w-]{0,60}[0-9])[\w-]{20,})/dg },
  { near: ['sg.', 'hvs.', 'hvb.'], pattern: /(?<![\w.])(?<SECRET>(?:SG|hv[sb])\.[\w-]{16,}(?:\.[\w-]{16,})?)/dg },
  /** Passwords as crypt(3) keeps them: of /etc/shadow, htpasswd, cloud-init. */
  { near: ['$'], pattern: /(?<SECRET>\$(?:1|2[abxy]|5|6|7|y|gy|apr1|argon2id?)\$[./A-Za-z0-9$=,+]{16,})/dg },
  /** Base64 of JSON, as clusters of LXD, Juju and Kubernetes (`k8s join-cluster`) write what lets a machine join. */
  { near: ['eyj'], pattern: /(?<![A-Za-z0-9+/_-])(?<SECRET>eyJ[A-Za-z0-9+/_-]{24,}={0,2})/dg },
  /** Base64 of a macaroon's length and its first field. */
  { near: ['mda'], pattern: /(?<![A-Za-z0-9+/_-])(?<SECRET>MDA[w-z][A-Za-z0-9+/_-]{16,}={0,2})/dg },
  /** `pro attach TOKEN` */
  { near: [' attach '], pattern: /(?<![\w-])(?:pro|ua|ubuntu-advantage) attach (?<SECRET>[A-Za-z0-9]{16,})/dg },
  { near: ['.'], pattern: /(?<![\w.-])(?<SECRET>[MNO][A-Za-z0-9_-]{23,27}\.[\w-]{6}\.[\w-]{27,40})(?![\w.-])/dg },
  { near: ['bootstrap', 'token', 'join'], pattern: /(?<![\w.-])(?<SECRET>[a-z0-9]{6}\.[a-z0-9]{16})(?![\w.-])/dg },
  /** `microk8s join 192.0.2.1:25000/TOKEN/HASH` */
  { near: [':25000/'], pattern: /:25000\/(?<SECRET>[0-9A-Za-z]{16,}(?:\/[0-9A-Za-z]{6,})?)/dg },
  { near: ['k10'], pattern: /(?<![A-Za-z0-9])(?<SECRET>K10[0-9a-f]{32,}::[\w:.-]{4,})/dg },
  /** Base64 of `-----BEGIN`, as kubeconfig and Secrets hold keys and certificates. */
  { near: ['ls0tls1crudjti'], pattern: /(?<![A-Za-z0-9+/])(?<SECRET>LS0tLS1CRUdJTi[A-Za-z0-9+/=]*)/dg },
]);
