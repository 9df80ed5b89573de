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

/** Making an Intl object costs more than saying the sentence it is for. */
function perLanguage<T>(make: (region: string) => T): (language: string) => T {
  const kept = new Map<string, T>();
  return (language) => {
    const region = regions[language] ?? 'en-GB';
    const made = kept.get(region) ?? make(region);
    kept.set(region, made);
    return made;
  };
}
const conjunctions = perLanguage((region) => new Intl.ListFormat(region, { type: 'conjunction' }));
const disjunctions = perLanguage((region) => new Intl.ListFormat(region, { type: 'disjunction' }));
const plurals = perLanguage((region) => new Intl.PluralRules(region));
const figures = perLanguage((region) => new Intl.NumberFormat(region, { maximumFractionDigits: 1 }));
const languageNamesIn = perLanguage((region) => new Intl.DisplayNames(region, { type: 'language' }));
/** Year, month and day as a standard writes them, then the time to the minute. */
const stamp = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });

/** Every format the catalogues may use, by name. Each takes one id or value, or a list of them. */
export function formatsFrom(names: ProcedureNames, words: Words): Readonly<Record<string, Format>> {
  const languageName = (tag: string, language: string) => words.word('languages', tag, language) ?? displayName(tag, language);
  const ofLanguage = (what: string, tag: string, language: string) => words.form('ofLanguage', { what, language: languageName(tag, language) }, language);
  const roleName = (role: string, language: string) => names.of('roles', role, language) ?? words.word('roles', role, language) ?? role;

  /** `review`, `language-review:en`, `consultation:draft`, `submit:en`: whatever a decision calls the thing it is about. */
  const anyPart = (key: string, language: string): string | undefined => {
    const [head, of] = splitOnce(key, ':');
    const called = (parts: readonly Part[]) => parts.map((part) => names.of(part, head, language)).find((name) => name !== undefined);
    if (of === undefined) return called(['ballots', 'consultations', 'tasks', 'documents', 'moves']);
    if (key === 'review:due') return words.word('steps', key, language);
    if (head === 'clock') return names.of('clocks', of, language);
    if (head === 'consultation' || head === 'period') return names.of('consultations', of, language);
    const what = words.word('steps', head, language) ?? called(['ballots', 'documents', 'tasks']);
    return what === undefined ? undefined : ofLanguage(what, of, language);
  };

  /** `AttachDocument PROPOSAL`, `ReviseText`, `submit`: what someone wanted to do. */
  const actName = (what: string, language: string): string => {
    const [act, about] = splitOnce(what, ' ');
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
    mergeWords: word('mergeWords'),
    unitKindNames: word('unitKinds'),
    detailNames: word('details'),
    counterNames: word('counters'),
    conditionNames: (value, language) => word('conditions')((value as { name: string }[]).map(({ name }) => name), language),
    counterValues: (value, language) =>
      enumerated(Object.entries(value as object).map(([name, count]) => `${words.word('counters', name, language) ?? name} ${String(count)}`), language),
    listed: (value, language) => enumerated(listOf(value), language),
    instant: (value, language) => instant(String(value), (when) => words.form('instant', { when }, language)),
    megabytes: (value, language) => `${figures(language).format(Number(value) / 1024 / 1024)} MB`,
    /** A period as data: fifteen working days, two months. */
    length: (value, language) => length(value as object, (unit) => words.word('lengths', unit, language) ?? `other: ${unit}`, language),
    counted: (value, language, options) => counted(Array.isArray(value) ? value.length : Number(value), language, options),
    /** Edits are numbered from 0 in the request, and from 1 by people. */
    fromOne: (value) => String(Number(value) + 1),
  };
}

type Name = (id: string, language: string) => string;
type Listing = (value: unknown, language: string) => string;
const all = (name: Name): Listing => (value, language) => conjunctions(language).format(listOf(value).map((id) => name(id, language)));
const any = (name: Name): Listing => (value, language) => disjunctions(language).format(listOf(value).map((id) => name(id, language)));
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String);
/** Figures and codes: in Chinese they stand side by side, without an "and" between them. */
const enumerated = (texts: readonly string[], language: string): string => (language.startsWith('zh') ? texts.join('、') : conjunctions(language).format(texts));

function displayName(tag: string, language: string): string {
  try {
    return languageNamesIn(language).of(tag) ?? tag;
  } catch {
    return tag; // what was sent is no language tag at all
  }
}

function instant(value: string, withZone: (when: string) => string): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  return withZone(stamp.format(at));
}

/** The unit is in the catalogue as `counted` has it: `one: day; other: days`. */
function length(period: object, unitIn: (unit: string) => string, language: string): string {
  const [unit, count] = Object.entries(period).find(([, value]) => typeof value === 'number') ?? [];
  if (unit === undefined) return '';
  const options = Object.fromEntries(unitIn(unit).split('; ').map((form) => splitOnce(form, ': ') as [string, string]));
  return counted(Number(count), language, options);
}

/** The figure with the word that goes with it: `{{count, counted(one: comment; other: comments)}}`. */
function counted(count: number, language: string, options: Readonly<Record<string, unknown>>): string {
  const said = options[plurals(language).select(count)] ?? options['other'];
  return said === undefined ? String(count) : `${count} ${String(said)}`;
}

const splitOnce = (text: string, by: string): readonly [string, string?] => {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + by.length)];
};
