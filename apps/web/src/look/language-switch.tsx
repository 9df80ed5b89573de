import { Segmented } from 'antd';
import { speak } from '../language/catalogues';
import { useReader } from '../language/reader';
import { type ReaderLanguage, readerLanguages } from '../language/reader-languages';

/** The four languages by the signs their readers know. */
export function LanguageSwitch() {
  const { language, t } = useReader();
  const options = (Object.keys(readerLanguages) as ReaderLanguage[]).map((tag) => ({
    value: tag,
    label: (
      <span lang={tag} title={readerLanguages[tag].name}>
        <span aria-hidden="true">{readerLanguages[tag].short}</span>
        <span className="unseen">{readerLanguages[tag].name}</span>
      </span>
    ),
  }));
  return <Segmented<ReaderLanguage> size="small" aria-label={t('frame.language')} name="language" value={language} options={options} onChange={(chosen) => void speak(chosen)} />;
}
