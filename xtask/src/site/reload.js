
// Only in `make dev`: the page is loaded anew when the build tool has written another text into reload.txt.
{
  let atLoad = "";
  const look = async () => {
    if (atLoad === "" || document.visibilityState === "visible") {
      const now = await fetch("/pkg/reload.txt").then(
        (answer) => (answer.ok ? answer.text() : ""),
        () => "", // The server is being restarted.
      );
      atLoad ||= now;
      if (now !== "" && now !== atLoad) return location.reload();
    }
    setTimeout(look, 200);
  };
  look();
}
