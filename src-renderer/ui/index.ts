import './tokens.css';
import './base.css';

export { Avatar, Banner, Bars, Chip, EmptyState, ProgressBar, Tag, VisuallyHidden } from './bits.tsx';
export { Button, IconButton } from './button.tsx';
export { cx } from './cx.ts';
export { Dialog } from './dialog.tsx';
export { Field, Segmented, type SegmentOption, Select, Switch, TextArea, TextField } from './field.tsx';
export { Grid, GridCell, GridRow } from './grid.tsx';
export { Icon, type LucideIcon } from './icon.tsx';
export { Kbd } from './kbd.tsx';
export { Highlighted, Name, type Ranges } from './name.tsx';
export { Card, Line, Page, Stack, Table } from './page.tsx';
export { type ToastItem, Toasts } from './toast.tsx';
export type { Tone } from './tone.ts';
export { useTopLayer } from './use-top-layer.ts';
