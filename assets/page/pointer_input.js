// Turns pointer events into strokes. A stroke has one owner: the first pointer that pressed. Mouse
// and touch do nothing while a pen is near, so that the hand on the screen leaves no mark.

const PEN_NEAR = 2000; // ms after the pen's last event; some browsers do not report that it left
const ERASER = 32; // of PointerEvent.buttons
const RIGHT = 2;
const LEFT = 1;

class PointerInput {
  /** `paper` begins, extends and ends strokes. */
  constructor(element, paper) {
    this.element = element;
    this.paper = paper;
    this.owner = null; // a pointer's id
    this.ownerType = ""; // mouse, touch or pen
    this.penSeen = -Infinity;
    const listen = (kind, react) => element.addEventListener(kind, react);
    listen("pointerdown", (event) => this.onDown(event));
    listen("pointermove", (event) => this.onMove(event));
    listen("pointerup", (event) => this.onUp(event));
    for (const kind of ["pointercancel", "lostpointercapture"]) {
      listen(kind, (event) => this.isOwner(event) && this.close());
    }
    listen("contextmenu", (event) => event.preventDefault()); // the right button erases
    window.addEventListener("blur", () => this.close());
    document.addEventListener("visibilitychange", () => this.close());
  }

  /** Ends the open stroke, whoever owns it. */
  close() {
    if (this.owner === null) return;
    this.owner = null;
    this.paper.end();
  }

  isOwner(event) {
    return event.pointerId === this.owner;
  }

  /** Whether another pointer draws. A new press of the same kind tells that a release was lost. */
  isTaken({ pointerType, isPrimary }) {
    if (this.owner === null || pointerType === "pen") return false;
    return pointerType !== this.ownerType || !isPrimary;
  }

  /** Whether the event is of a hand or a mouse beside a pen. */
  isBesidePen(event) {
    if (event.pointerType !== "pen") return event.timeStamp - this.penSeen < PEN_NEAR;
    if (event.timeStamp - this.penSeen >= PEN_NEAR && !this.isOwner(event)) this.close();
    this.penSeen = event.timeStamp;
    return false;
  }

  onDown(event) {
    const isDrawing = event.buttons & LEFT && event.button === 0;
    const isErasing = event.buttons & (ERASER | RIGHT);
    if (this.isBesidePen(event) || !(isDrawing || isErasing)) return;
    if (this.isTaken(event)) return;
    event.preventDefault();
    this.close();
    [this.owner, this.ownerType] = [event.pointerId, event.pointerType];
    try {
      this.element.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is gone already; its stroke ends with the next event
    }
    const how = { isErasing: Boolean(isErasing), device: event.pointerType };
    this.paper.begin(this.point(event), how);
  }

  onMove(event) {
    if (this.isBesidePen(event) || !this.isOwner(event)) return;
    if (!event.buttons) {
      this.close(); // the release was lost
      return;
    }
    const events = event.getCoalescedEvents?.() ?? [];
    for (const one of events.length ? events : [event]) this.paper.extend(this.point(one));
  }

  onUp(event) {
    if (!this.isOwner(event)) return;
    this.paper.extend(this.point(event));
    this.close();
  }

  /** [x, y, seconds, pressure] in ink units. */
  point(event) {
    const box = this.element.getBoundingClientRect();
    const unit = INK_SIZE / box.width;
    const pressure = event.pointerType === "pen" && event.pressure > 0 ? event.pressure : 1;
    const x = (event.clientX - box.left) * unit;
    const y = (event.clientY - box.top) * unit;
    return [x, y, event.timeStamp / 1000, pressure];
  }
}
