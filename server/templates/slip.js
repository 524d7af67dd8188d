// Puts what a slip's QR code carries after "#" into the form: number, sum and code, with a slash between. It is sent nowhere by this.
const parts = decodeURIComponent(location.hash.slice(1)).split("/");
if (parts.length === 3) {
  ["number", "amount", "code"].forEach((name, index) => {
    document.getElementById(name).value = parts[index].slice(0, 40);
  });
  document.querySelector("button").focus();
}
