/** What goes wrong with cameras, in the words of the catalogue. */
export type CameraFault = 'none' | 'denied' | 'busy' | 'insecure' | 'failed';

/** Opens a camera: the named one, or the one that looks away from the screen. */
export async function openCamera(deviceId: string | null): Promise<MediaStream> {
  if (!window.isSecureContext || navigator.mediaDevices === undefined) throw new CameraError('insecure');
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: {
        width: { ideal: 1280 },
        height: { ideal: 720 },
        ...(deviceId === null ? { facingMode: 'environment' } : { deviceId: { exact: deviceId } }),
      },
    });
  } catch (error) {
    throw new CameraError(faultOf(error));
  }
}

export class CameraError extends Error {
  readonly fault: CameraFault;
  constructor(fault: CameraFault) {
    super(fault);
    this.fault = fault;
  }
}

function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'failed';
}

/** The cameras of the machine. Their names are empty until one was allowed. */
export async function listCameras(): Promise<MediaDeviceInfo[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices.filter((device) => device.kind === 'videoinput');
}
