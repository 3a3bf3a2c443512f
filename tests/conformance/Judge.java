import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.core.ModelParsingException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judge FLAVOUR,FLAVOUR… FILE.pdf…: one line a file and flavour, tab separated: PASS or FAIL, flavour, file, checks made.
 * Under a FAIL one line for each rule broken, beginning with a tab: how often, which rule, its message, where first.
 */
public class Judge {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean all = true;
        for (String name : args[0].split(",")) {
            // by id: PDFAFlavour.fromString takes wt1a for PDF/A-1a
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                System.err.println("unknown flavour: " + name);
                System.exit(2);
            }
            for (int i = 1; i < args.length; i++) {
                all &= judge(flavour, name, args[i]);
            }
        }
        System.exit(all ? 0 : 1);
    }

    private static boolean judge(PDFAFlavour flavour, String name, String path) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 10000, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "PASS" : "FAIL";
            System.out.println(verdict + "\t" + name + "\t" + path + "\t" + result.getTotalAssertions());
            report(result);
            return result.isCompliant();
        } catch (ModelParsingException e) {
            System.out.println("FAIL\t" + name + "\t" + path + "\tnot a readable PDF: " + e.getCause());
            return false;
        }
    }

    private static void report(ValidationResult result) {
        Map<String, Integer> count = new TreeMap<>();
        Map<String, String> where = new TreeMap<>();
        for (TestAssertion a : result.getTestAssertions()) {
            if (a.getStatus() != TestAssertion.Status.FAILED) {
                continue;
            }
            String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + " " + a.getMessage();
            count.merge(rule, 1, Integer::sum);
            where.putIfAbsent(rule, a.getLocation().getContext());
        }
        count.forEach((rule, n) -> System.out.println("\t" + n + " x " + rule + " (first at " + where.get(rule) + ")"));
    }
}
