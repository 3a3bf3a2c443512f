import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.verapdf.core.ModelParsingException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judge FLAVOUR,FLAVOUR… FILE.pdf… [-- FLAVOUR… FILE.pdf…]…: one line a file and flavour, tab separated: PASS or FAIL, flavour,
 * file, checks made. Under a FAIL one line for each rule broken, beginning with a tab: how often, which rule, its message, where
 * first. Files are judged on as many threads as there are processors; the lines come in the order of the arguments.
 */
public class Judge {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        List<Callable<String>> work = new ArrayList<>();
        for (int start = 0; start < args.length; ) {
            int end = start + 1;
            while (end < args.length && !args[end].equals("--")) {
                end++;
            }
            for (String name : args[start].split(",")) {
                // by id: PDFAFlavour.fromString takes wt1a for PDF/A-1a
                PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
                if (flavour == PDFAFlavour.NO_FLAVOUR) {
                    System.err.println("unknown flavour: " + name);
                    System.exit(2);
                }
                for (int i = start + 1; i < end; i++) {
                    String path = args[i];
                    work.add(() -> judge(flavour, name, path));
                }
            }
            start = end + 1;
        }
        boolean all = true;
        ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        for (Future<String> judged : threads.invokeAll(work)) {
            System.out.print(judged.get());
            all &= judged.get().startsWith("PASS");
        }
        System.exit(all ? 0 : 1);
    }

    private static String judge(PDFAFlavour flavour, String name, String path) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 10000, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "PASS" : "FAIL";
            return verdict + "\t" + name + "\t" + path + "\t" + result.getTotalAssertions() + "\n" + report(result);
        } catch (ModelParsingException e) {
            return "FAIL\t" + name + "\t" + path + "\tnot a readable PDF: " + e.getCause() + "\n";
        }
    }

    private static String report(ValidationResult result) {
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
        StringBuilder out = new StringBuilder();
        count.forEach((rule, n) -> out.append("\t" + n + " x " + rule + " (first at " + where.get(rule) + ")\n"));
        return out.toString();
    }
}
