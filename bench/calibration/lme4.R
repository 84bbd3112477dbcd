# One run of lme4 on a file of scores: CPU seconds of the fit and of the conditional deviations, greatest memory.
arguments <- commandArgs(TRUE)
suppressMessages(library(lme4))
began <- proc.time()[["elapsed"]]
scores <- read.csv(arguments[1])
scores$entry <- factor(scores$entry)
scores$assessor <- factor(scores$assessor)
read <- proc.time()[["elapsed"]] - began
cpu <- function(time) time[["user.self"]] + time[["sys.self"]]
fit <- cpu(system.time(
  model <- lmer(score ~ 1 + (1 | entry) + (1 | assessor), scores, control = lmerControl(calc.derivs = FALSE))
))
status <- readLines("/proc/self/status")
peak <- as.numeric(gsub("\\D", "", status[grep("^VmHWM", status)])) / 1024
# On a hundred thousand scores the deviations take hours of dense algebra.
deviations <- if (nrow(scores) <= 20000) cpu(system.time(ranef(model, condVar = TRUE))) else 0
variance <- as.data.frame(VarCorr(model))
of <- function(group) variance$vcov[variance$grp == group]
cat(sprintf(
  paste0(
    '{"readSeconds":%.6f,"fitCpuSeconds":%.6f,"deviationCpuSeconds":%.6f,"peakMegabytes":%.3f,"mean":%.12g,',
    '"varianceEntry":%.12g,"varianceAssessor":%.12g,"varianceResidual":%.12g,"criterion":%.14g,"relativeError":0}'
  ),
  read, fit, deviations, peak, fixef(model)[[1]], of("entry"), of("assessor"), of("Residual"), REMLcrit(model)
), file = arguments[2])
