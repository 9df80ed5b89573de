import { commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { CountField, FileField, LineField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

interface Asked extends OnStandard {
  readonly kind: string;
  readonly language: string | null;
  /** There is one already: this one takes its place. */
  readonly anew?: boolean;
}

interface Given {
  readonly file: File;
  readonly title?: string;
  readonly counters?: Readonly<Record<string, number>>;
}

/** Attaches a document of a kind the procedure asks for, with the figures it must come with. */
export function AttachDocument({ standard: { id }, law, primary, kind, language, anew = false }: Asked) {
  const reader = useReader();
  const { t, languageName, all } = reader;
  const changed = useChanged(id);
  const counters = Object.entries(law.procedure?.documents[kind]?.counters ?? {});
  const nameOf = (counter: string) => reader.say(`counter.${counter}`) ?? counter;
  return (
    <Act<Given>
      label={anew ? t('act.attachAnew') : t('act.attach')}
      title={language ? t('act.ofLanguage', { what: law.document(kind), language: languageName(language) }) : law.document(kind)}
      action={t('act.attach')}
      primary={primary ?? false}
      law={law}
      name={`${id}/attach/${kind}/${language ?? ''}`}
      send={(given, key) => commands.attach(id, kind, { ...given, language, ...(counters.length > 0 && { counters: flat(given) }) }, key)}
      done={changed}
      failed={changed}
    >
      <FileField name="file" label={t('attach.file')} hint={t('attach.limit')} />
      <LineField name="title" label={t('attach.title')} hint={t('attach.titleHint')} optional />
      {counters.map(([whole, parts]) => (
        <fieldset key={whole} className="figures">
          <legend className="small">{t('attach.figures', { whole: nameOf(whole), parts: all(parts.map(nameOf)) })}</legend>
          {[whole, ...parts].map((counter) => (
            <CountField key={counter} name={FIGURE + counter} label={nameOf(counter)} />
          ))}
        </fieldset>
      ))}
    </Act>
  );
}

const FIGURE = 'figure:';
const flat = (given: object): Record<string, number> => Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (name.startsWith(FIGURE) ? [[name.slice(FIGURE.length), Number(value)]] : [])));
