/** Hands a file to another app where the phone can, else saves it. */
export async function shareFile(file: File): Promise<void> {
  if (!navigator.canShare?.({ files: [file] })) {
    saveFile(file.name, file);
    return;
  }
  // whoever closes the list of apps has changed their mind
  await navigator.share({ files: [file] }).catch((error: unknown) => {
    if (!(error instanceof DOMException)) throw error;
  });
}

/** A file that the browser puts where the person keeps files. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
