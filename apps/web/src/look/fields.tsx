import { Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useReader } from '../language/reader';
import { FileInput } from './file-input';

interface FieldProps {
  /** A path names a field within a field. */
  readonly name: string | string[];
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Required unless said otherwise. */
  readonly optional?: boolean;
}

const useRules = (optional: boolean | undefined, whitespace: boolean) => {
  const { t } = useReader();
  return optional ? [] : [{ required: true, ...(whitespace && { whitespace: true }), message: t('move.needed') }];
};

/** What may be left out says so. */
function Label({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  const { t } = useReader();
  return (
    <>
      {label} {optional && <span className="quiet small optional">{t('form.optional')}</span>}
    </>
  );
}

const itemOf = ({ name, label, hint, optional }: FieldProps) => ({ name, label: <Label label={label} {...(optional && { optional })} />, ...(hint !== undefined && { extra: hint }) });

export function LineField({ maxLength = 300, lang, ...field }: FieldProps & { readonly maxLength?: number; readonly lang?: string | undefined }) {
  const rules = useRules(field.optional, true);
  return (
    <Form.Item {...itemOf(field)} rules={rules}>
      <Input maxLength={maxLength} {...(lang && { lang })} />
    </Form.Item>
  );
}

export function TextField({ rows = 3, maxLength = 4000, lang, ...field }: FieldProps & { readonly rows?: number; readonly maxLength?: number; readonly lang?: string | undefined }) {
  const rules = useRules(field.optional, true);
  return (
    <Form.Item {...itemOf(field)} rules={rules}>
      <Input.TextArea rows={rows} maxLength={maxLength} {...(lang && { lang })} />
    </Form.Item>
  );
}

/** A calendar day; the browser's own field, which every reader knows and which sets no styles. */
export function DayField({ min, ...field }: FieldProps & { readonly min?: string | undefined }) {
  const rules = useRules(field.optional, false);
  return (
    <Form.Item {...itemOf(field)} rules={rules}>
      <Input type="date" {...(min && { min })} className="day-field" />
    </Form.Item>
  );
}

export function CountField({ min = 0, max, ...field }: FieldProps & { readonly min?: number; readonly max?: number }) {
  const rules = useRules(field.optional, false);
  return (
    <Form.Item {...itemOf(field)} rules={rules}>
      <InputNumber min={min} {...(max !== undefined && { max })} precision={0} controls={false} />
    </Form.Item>
  );
}

interface Option {
  readonly value: string;
  readonly label: ReactNode;
}

/** A few answers, all of them seen. */
export function ChoiceField({ options, ...field }: FieldProps & { readonly options: readonly Option[] }) {
  const rules = useRules(field.optional, false);
  return (
    <Form.Item {...itemOf(field)} rules={rules}>
      <Radio.Group className="choices" options={options.map(({ value, label }) => ({ value, label }))} />
    </Form.Item>
  );
}

/** Any of a few. */
export function ManyField({ options, ...field }: FieldProps & { readonly options: readonly Option[] }) {
  return (
    <Form.Item {...itemOf(field)}>
      <Checkbox.Group className="choices" options={options.map(({ value, label }) => ({ value, label }))} />
    </Form.Item>
  );
}

/** One of many: the browser's own list, which opens above a dialog and sets no styles. */
export function SelectField({ options, none, ...field }: FieldProps & { readonly options: readonly (Option & { readonly lang?: string })[]; readonly none?: string }) {
  const rules = useRules(field.optional, false);
  return (
    <Form.Item {...itemOf(field)} rules={rules}>
      <select className="select">
        {none !== undefined && <option value="">{none}</option>}
        {options.map(({ value, label, lang }) => (
          <option key={value} value={value} lang={lang}>
            {label}
          </option>
        ))}
      </select>
    </Form.Item>
  );
}

export function FileField({ accept, ...field }: FieldProps & { readonly accept?: string }) {
  const rules = useRules(field.optional, false);
  return (
    <Form.Item {...itemOf(field)} rules={rules}>
      <FileInput {...(accept && { accept })} />
    </Form.Item>
  );
}
