import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useReader } from '../language/reader';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly close: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/**
 * A question put before the page. The browser's own: it keeps the focus inside, closes on Escape and gives the focus back, and adds
 * no style of its own, which the page's policy would not let in.
 */
export function Dialog({ title, close, wide = false, children }: DialogProps) {
  const { t } = useReader();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  // Outside of what it was opened from, whose styles and lists are not its own.
  return createPortal(
    // A press on what lies around it closes it, too; Escape does so by itself.
    <dialog ref={dialog} aria-labelledby={id} className={wide ? 'wide' : undefined} onClose={close} onMouseDown={({ target }) => target === dialog.current && close()}>
      <div className="dialog-inside">
        <div className="dialog-head">
          <h2 id={id}>{title}</h2>
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('page.close')} onClick={close} />
        </div>
        {children}
      </div>
    </dialog>,
    document.body,
  );
}
