// A browser starts no worker for a page that is opened as a file: there, the worker's script runs in a hidden frame of the page.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(script) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.waiting = []
      this.frame.addEventListener("load", () => {
        this.ready = true
        this.waiting.splice(0).forEach((data) => this.deliver(data))
      })
      window.addEventListener("message", (event) => {
        if (event.source !== this.frame.contentWindow) return
        const told = new MessageEvent("message", { data: event.data })
        this.dispatchEvent(told)
        this.onmessage?.(told)
      })
      // What the script posts goes to the page and not, as it would from a frame, to the frame itself.
      const post = "self.postMessage = (data) => parent.postMessage(data, '*')"
      const address = new URL(script, location.href).href.replace(/&/g, "&amp;").replace(/"/g, "&quot;")
      this.frame.srcdoc = `<script>${post}</script><script src="${address}"></script>`
      document.body.append(this.frame)
    }
    deliver(data) {
      // Posted by itself, the frame would take its own answers for questions.
      this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data }))
    }
    postMessage(data) {
      if (this.ready) this.deliver(data)
      else this.waiting.push(data)
    }
    terminate() {
      this.frame.remove()
    }
  }
}
