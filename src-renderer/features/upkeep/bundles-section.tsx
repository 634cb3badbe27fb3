import './upkeep.css';
import { BundleExport } from './bundle-export.tsx';
import { BundleImport } from './bundle-import.tsx';

/** Everything there is as one file, to be kept or taken to another computer; and such a file back. */
export function BundlesSection() {
  return (
    <>
      <BundleExport />
      <BundleImport />
    </>
  );
}
