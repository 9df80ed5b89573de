import { useReader } from '../language/reader';

interface FileInputProps {
  readonly id?: string;
  readonly value?: File | undefined;
  readonly onChange?: (file: File | undefined) => void;
  readonly accept?: string;
}

/** One file. The browser forgets which when the form is drawn anew; its name is said beside it then. */
export function FileInput({ id, value, onChange, accept }: FileInputProps) {
  const { t } = useReader();
  return (
    <>
      <input id={id} type="file" className="file" accept={accept} onChange={({ target }) => onChange?.(target.files?.[0])} />
      {value && <span className="small quiet">{t('form.chosen', { file: value.name })}</span>}
    </>
  );
}
