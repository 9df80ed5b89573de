import { commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { FileField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

interface Asked extends OnStandard {
  readonly language: string;
  /** The milestone the text is to be laid out as; left out for a language version that only catches up. */
  readonly label?: string | undefined;
}

/** Brings in a text as a file; or lays out the text there is, as it stands, as the milestone that is asked for. */
export function LayOutText({ standard: { id, version, text }, law, primary, language, label }: Asked) {
  const { t, languageName } = useReader();
  const changed = useChanged(id);
  const mayStand = label !== undefined && language === text.language && text.revision > 0;
  return (
    <Act<{ readonly file?: File }>
      label={label ? t('act.layOut') : t('act.bringText')}
      title={label ? t('layOut.title', { milestone: law.milestone(label) }) : t('layOut.bring', { language: languageName(language) })}
      action={label ? t('act.layOut') : t('act.bringText')}
      primary={primary ?? false}
      {...(mayStand && { intro: <p>{t('layOut.stands', { number: text.revision })}</p> })}
      law={law}
      name={`${id}/lay-out/${language}/${label ?? ''}`}
      send={({ file }, key) => commands.layOut(id, language, { file, label }, version, key)}
      done={changed}
      failed={changed}
    >
      <FileField name="file" label={t('layOut.file')} hint={t('layOut.kinds')} accept=".docx,.adoc,.xml,.html,.md" {...(mayStand && { optional: true })} />
    </Act>
  );
}
