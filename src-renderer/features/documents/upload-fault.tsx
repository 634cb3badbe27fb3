import type { useUpload } from './use-upload.ts';

/** Why a file was not taken, in its place. */
export function UploadFault({ state }: { state: ReturnType<typeof useUpload>['state'] }) {
  return (
    <div role="alert">
      {state.at === 'refused' && (
        <p className="form-fault" data-tone="no">
          {state.why}
        </p>
      )}
    </div>
  );
}
