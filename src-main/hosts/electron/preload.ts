import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { RPC_CHANNEL } from './wire.ts';

/**
 * All that the page gets of Electron: text to the app and text from it. Nothing is returned from here that belongs to
 * Electron, since the page would get it too.
 */
contextBridge.exposeInMainWorld('lanyard', {
  send(message: unknown): void {
    if (typeof message === 'string') ipcRenderer.send(RPC_CHANNEL, message);
  },
  onMessage(listener: (message: string) => void): () => void {
    const relay = (_event: IpcRendererEvent, message: unknown) => {
      if (typeof message === 'string') listener(message);
    };
    ipcRenderer.on(RPC_CHANNEL, relay);
    return () => {
      ipcRenderer.removeListener(RPC_CHANNEL, relay);
    };
  },
});
