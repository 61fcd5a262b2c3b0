/** Logging in: passwords that can be shown, and passkeys. Without this script passwords and codes work all the same. */
import { icon } from "./parts/page";

interface Options {
  publicKey: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;
}

function showable(input: HTMLInputElement): void {
  const show = input.dataset["showPassword"] ?? "";
  const hide = input.dataset["hidePassword"] ?? "";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet";
  const draw = (): void => {
    const shown = input.type === "text";
    button.replaceChildren(icon(shown ? "eye-off" : "eye"), shown ? hide : show);
  };
  button.addEventListener("click", () => {
    input.type = input.type === "text" ? "password" : "text";
    draw();
  });
  // what was shown is sent as a password: browsers offer to keep it, and do not remember it as a word
  input.form?.addEventListener("submit", () => (input.type = "password"));
  draw();
  input.after(button);
}

async function optionsOf(form: HTMLFormElement): Promise<Options> {
  const url = form.dataset["optionsUrl"];
  if (url === undefined) return JSON.parse(document.getElementById("passkey-data")?.textContent ?? "{}") as Options;
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(String(response.status));
  return ((await response.json()) as { request_options: Options }).request_options;
}

async function credentialFor(form: HTMLFormElement): Promise<Credential | null> {
  const given = await optionsOf(form);
  if (form.dataset["passkey"] === "create") {
    const options = PublicKeyCredential.parseCreationOptionsFromJSON(
      (given as unknown as { creation_options?: Options }).creation_options?.publicKey ?? given.publicKey,
    );
    const alone = form.querySelector<HTMLInputElement>("input[name=passwordless]")?.checked ?? false;
    options.authenticatorSelection = {
      ...options.authenticatorSelection,
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      ...(alone ? { userVerification: "required" as const } : {}),
    };
    return navigator.credentials.create({ publicKey: options });
  }
  const wrapped = given as unknown as { request_options?: Options };
  const options = PublicKeyCredential.parseRequestOptionsFromJSON((wrapped.request_options ?? given).publicKey);
  return navigator.credentials.get({ publicKey: options });
}

function passkey(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>("input[name=credential]");
  const words = form.querySelector<HTMLElement>("[data-passkey-error]");
  if (!field || !words) return;
  const say = (key: "failed" | "missing" | "known"): void => {
    words.textContent = words.dataset[key] ?? "";
    words.hidden = false;
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (field.value !== "") return; // the key has answered: now it is sent
    event.preventDefault();
    words.hidden = true;
    if (!("PublicKeyCredential" in window) || typeof PublicKeyCredential.parseRequestOptionsFromJSON !== "function") {
      say("missing");
      return;
    }
    credentialFor(form).then(
      (credential) => {
        if (!(credential instanceof PublicKeyCredential)) return say("failed");
        field.value = JSON.stringify(credential.toJSON());
        form.submit();
      },
      (error: unknown) => say(error instanceof DOMException && error.name === "InvalidStateError" ? "known" : error instanceof DOMException && error.name === "SecurityError" ? "missing" : "failed"),
    );
  });
}

document.querySelectorAll<HTMLInputElement>("input[data-show-password]").forEach(showable);
document.querySelectorAll<HTMLFormElement>("form[data-passkey]").forEach(passkey);
