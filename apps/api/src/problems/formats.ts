import { type Part, ProcedureNames } from './procedure-names.js';

/** How a fact is said: what stands behind the comma in `{{fact, format}}`. `options` are those in brackets behind it. */
export type Format = (value: unknown, language: string, options: Readonly<Record<string, unknown>>) => string;

/** Words of the catalogue, by section and id; and its short forms with their places filled. */
export interface Words {
  word(section: string, id: string, language: string): string | undefined;
  form(name: string, places: Readonly<Record<string, string>>, language: string): string;
}

/** Where the period of a standard is counted, and where its readers are told the time. */
const ZONE = 'Asia/Shanghai';
const regions: Readonly<Record<string, string>> = { 'zh-Hans': 'zh-Hans-CN', 'zh-Hant': 'zh-Hant-HK', en: 'en-GB', pt: 'pt-PT' };
const regionOf = (language: string): string => regions[language] ?? 'en-GB';

/** Every format the catalogues may use, by name. Each takes one id or value, or a list of them. */
export function formatsFrom(names: ProcedureNames, words: Words): Readonly<Record<string, Format>> {
  const languageName = (tag: string, language: string) => words.word('languages', tag, language) ?? displayName(tag, language);
  const ofLanguage = (what: string, tag: string, language: string) => words.form('ofLanguage', { what, language: languageName(tag, language) }, language);
  const roleName = (role: string, language: string) => names.of('roles', role, language) ?? words.word('roles', role, language) ?? role;

  /** `review`, `language-review:en`, `consultation:draft`, `submit:en`: whatever a decision calls the thing it is about. */
  const anyPart = (key: string, language: string): string | undefined => {
    const [head = '', of] = splitOnce(key, ':');
    if (of === undefined) return first(['ballots', 'consultations', 'tasks', 'documents', 'moves'], (part) => names.of(part, head, language));
    if (head === 'consultation' || head === 'period') return names.of('consultations', of, language);
    const what = words.word('steps', head, language) ?? first(['ballots', 'documents', 'tasks'], (part) => names.of(part, head, language));
    return what === undefined ? undefined : ofLanguage(what, of, language);
  };

  /** `AttachDocument PROPOSAL`, `ReviseText`, `submit`: what someone wanted to do. */
  const actName = (what: string, language: string): string => {
    const [act = '', about] = splitOnce(what, ' ');
    const said = words.word('acts', act, language);
    if (said === undefined) return anyPart(what, language) ?? what;
    return about === undefined ? said : words.form('about', { what: said, about: anyPart(about, language) ?? about }, language);
  };

  const milestoneName = (label: string, language: string): string => {
    const [, milestone = label, attempt = ''] = /^(.*?[A-Z])(\d+)$/.exec(label) ?? [];
    const name = names.of('milestones', milestone, language) ?? milestone;
    return attempt && name !== milestone ? `${name} ${attempt}` : `${name}${attempt}`;
  };

  const partName = (part: Part) => all((id, language) => names.of(part, id, language) ?? id);
  const word = (section: string) => all((id, language) => words.word(section, id, language) ?? id);

  return {
    languageNames: all(languageName),
    // Whoever reads this cannot ask the system to do it: it is named only where nobody else may.
    roleNames: (value, language) => any(roleName)(Array.isArray(value) && value.length > 1 ? value.filter((role) => role !== 'system') : value, language),
    stageNames: any((stage, language) => names.of('stages', stage, language) ?? stage),
    documentNames: partName('documents'),
    consultationNames: partName('consultations'),
    taskNames: partName('tasks'),
    clockNames: partName('clocks'),
    milestoneNames: all(milestoneName),
    ballotNames: all((key, language) => anyPart(key, language) ?? key),
    itemNames: all((key, language) => anyPart(key, language) ?? key),
    actName: (value, language) => actName(String(value), language),
    choiceNames: word('choices'),
    dispositionNames: word('dispositions'),
    levelNames: word('levels'),
    adoptionNames: word('adoptions'),
    unitKindNames: word('unitKinds'),
    detailNames: word('details'),
    counterNames: word('counters'),
    conditionNames: (value, language) => word('conditions')((value as { name: string }[]).map(({ name }) => name), language),
    counterValues: (value, language) =>
      joined(Object.entries(value as object).map(([name, count]) => `${words.word('counters', name, language) ?? name} ${String(count)}`), language, 'conjunction'),
    listed: all((text) => text),
    instant: (value, language) => instant(String(value), (when) => words.form('instant', { when }, language)),
    megabytes: (value, language) => `${new Intl.NumberFormat(regionOf(language), { maximumFractionDigits: 1 }).format(Number(value) / 1024 / 1024)} MB`,
    counted: (value, language, options) => counted(Array.isArray(value) ? value.length : Number(value), language, options),
    /** Edits are numbered from 0 in the request, and from 1 by people. */
    fromOne: (value) => String(Number(value) + 1),
  };
}

type Name = (id: string, language: string) => string;
const all = (name: Name): Format => (value, language) => joined(listOf(value).map((id) => name(id, language)), language, 'conjunction');
const any = (name: Name): Format => (value, language) => joined(listOf(value).map((id) => name(id, language)), language, 'disjunction');
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String);
const joined = (texts: readonly string[], language: string, type: 'conjunction' | 'disjunction'): string => new Intl.ListFormat(regionOf(language), { type }).format(texts);

function displayName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(regionOf(language), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag; // what was sent is no language tag at all
  }
}

/** To the minute: a stamp that says when something closes needs no seconds. */
function instant(value: string, withZone: (when: string) => string): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  return withZone(new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' }).format(at));
}

/** The figure with the word that goes with it: `{{count, counted(one: comment; other: comments)}}`. */
function counted(count: number, language: string, options: Readonly<Record<string, unknown>>): string {
  const said = options[new Intl.PluralRules(regionOf(language)).select(count)] ?? options['other'];
  return said === undefined ? String(count) : `${count} ${String(said)}`;
}

const splitOnce = (text: string, by: string): readonly [string, string?] => {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
