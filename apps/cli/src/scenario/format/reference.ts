import { checks } from '../checks/index.js';
import { verbs } from '../verbs/index.js';

/** The part of the README that says what a step can do and look at: written from the verbs and checks themselves (Markdown). */
export function reference(): string {
  return ['### What a step can do', '', ...rows(['do', 'field', 'meaning'], verbs.flatMap(verbRows)), '', '### What a step can look at', '', ...rows(['check', 'field', 'meaning'], checks.flatMap(checkRows))].join('\n');
}

const verbRows = ({ name, about, fields }: (typeof verbs)[number]): string[][] => [
  [`**${name}**`, '', about],
  ...Object.entries(fields).map(([field, { required, about: meaning }]) => ['', `\`${field}\`${required ? ' (needed)' : ''}`, meaning]),
];

const checkRows = ({ name, about, expects }: (typeof checks)[number]): string[][] => [[`**${name}**`, '', about], ...Object.entries(expects).map(([field, meaning]) => ['', `\`${field}\``, meaning])];

const rows = (headings: readonly string[], cells: readonly (readonly string[])[]): string[] => [headings, headings.map(() => '---'), ...cells].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
