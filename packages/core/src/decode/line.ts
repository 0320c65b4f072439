/** What brought a line here, as far as it tells: a journal, syslog, a pod's log. */
export interface Carried {
  /** ISO 8601 in UTC, or as written where that tells no date or zone. */
  readonly time?: string;
  readonly host?: string;
  /** Who wrote it: "kubelet", "microk8s.daemon-kubelite", "docker.dockerd". */
  readonly program?: string;
  readonly pid?: number;
  /** "snap.microk8s.daemon-kubelite.service" */
  readonly unit?: string;
}

/** One line as readers get it. */
export interface Line {
  /** From 1, in its file. */
  readonly number: number;
  /** Only inside archives, or where files were named. */
  readonly file?: string;
  /** As pasted, without its line end. */
  readonly raw: string;
  /** What the line says: without quotes of mails and forums, fences, colours and what carried it. Indentation is kept. */
  readonly text: string;
  /** The raw line before it, which has its number where a line was several; undefined where there is none. */
  readonly before?: { readonly number: number; readonly raw: string };
  readonly carried: Carried;
}
