import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { CommandForm, type CommandFormProps } from './command-form';
import { Dialog } from './dialog';

interface ActProps<Given> extends CommandFormProps<Given> {
  /** What the button on the page says; the form's own button says `action`. */
  readonly label: string;
  readonly title?: string;
  /** What stands before the fields: what will come of it. */
  readonly intro?: ReactNode;
  readonly primary?: boolean;
  readonly wide?: boolean;
}

/** A button, and the form it opens. */
export function Act<Given extends object>({ label, title = label, intro, primary = false, wide = false, done, children, ...form }: ActProps<Given>) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} className="act not-on-paper" onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking && (
        <Dialog title={title} close={close} wide={wide}>
          {intro && <div className="act-intro">{intro}</div>}
          <CommandForm<Given>
            {...form}
            done={() => {
              close();
              done();
            }}
          >
            {children}
          </CommandForm>
        </Dialog>
      )}
    </>
  );
}
