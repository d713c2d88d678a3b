String readme = new File(basedir, '../../../../README.md').getText('UTF-8')
File pom = new File(basedir, 'pom.xml')
String text = pom.getText('UTF-8')
for (String name : ['bom', 'dependency', 'plugin']) {
    String mark = "<!-- maven: ${name} -->"
    String begin = "${mark}\n```xml\n"
    int from = readme.indexOf(begin)
    assert from >= 0 && text.contains(mark) : "expected ${mark} in README.md and pom.xml"
    from += begin.length()
    text = text.replace(mark, readme.substring(from, readme.indexOf('```', from)))
}
pom.setText(text, 'UTF-8')
