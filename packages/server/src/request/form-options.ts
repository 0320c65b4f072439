import type { FormFields } from './upload-form.ts';

/** The options of a form as text. */
export function formOptions({ text: _text, ...options }: FormFields): Readonly<Record<string, string>> {
  const decoder = new TextDecoder();
  return Object.fromEntries(Object.entries(options).map(([name, bytes]) => [name, decoder.decode(bytes)]));
}
