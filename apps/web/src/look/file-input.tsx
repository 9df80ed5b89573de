import { useReader } from '../language/reader';

interface FileInputProps {
  readonly id?: string;
  readonly value?: File | undefined;
  readonly onChange?: (file: File | undefined) => void;
  readonly accept?: string;
}

/** One file. The browser's own control speaks the browser's language and forgets what was chosen: ours says both in the reader's. */
export function FileInput({ id, value, onChange, accept }: FileInputProps) {
  const { t } = useReader();
  return (
    <label className="file" htmlFor={id}>
      <input id={id} type="file" className="unseen" accept={accept} onChange={({ target }) => onChange?.(target.files?.[0])} />
      <span className="file-button">{t('form.choose')}</span>
      <span className="small quiet">{value ? t('form.chosen', { file: value.name }) : t('form.noFile')}</span>
    </label>
  );
}
