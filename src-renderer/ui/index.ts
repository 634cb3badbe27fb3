import './tokens.css';
import './base.css';

export { Avatar, Banner, Bars, Chip, CountBadge, EmptyState, ProgressBar, Tag, VisuallyHidden } from './bits.tsx';
export { Button, DownloadLink, IconButton } from './button.tsx';
export { Checkbox } from './checkbox.tsx';
export { Combobox } from './combobox.tsx';
export { Dialog } from './dialog.tsx';
export { Field, Segmented, Select, Switch, TextArea, TextField } from './field.tsx';
export { Grid, GridCell, GridRow } from './grid.tsx';
export { Icon, type LucideIcon } from './icon.tsx';
export { Kbd } from './kbd.tsx';
export { Name } from './name.tsx';
export { Card, Page, Table } from './page.tsx';
export { Popover } from './popover.tsx';
export { areToastsInHand, focusToastAction, type ToastItem, Toasts } from './toast.tsx';
export type { Tone } from './tone.ts';
export { useMedia } from './use-media.ts';
export { useTopLayer } from './use-top-layer.ts';
