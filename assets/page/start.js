const page = new Page(modelFrom(element("model").textContent));
